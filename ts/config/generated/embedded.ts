// Made from default.yaml by `npm run generate`.

/** The keys of default.yaml. */
export const embedded: Readonly<Record<string, unknown>> = {
  "host": "127.0.0.1",
  "port": 7700,
  "admin": {
    "host": "127.0.0.1",
    "port": 7701,
    "tokens": []
  },
  "dataDir": "./musterd-data",
  "durability": "disk",
  "ephemeral": false,
  "journal": {
    "keepHours": 24
  },
  "history": {
    "keepDays": 30
  },
  "profiles": {
    "warmBytes": 67108864,
    "maxAgeMs": 60000
  },
  "auth": {
    "mode": "none"
  },
  "matchPass": "auto",
  "origin": [],
  "trustProxy": 0,
  "workers": 1,
  "insecure": false,
  "logLevel": "info",
  "logFormat": "auto",
  "session": {
    "graceMs": 30000
  },
  "limits": {
    "connectionsPerAddress": 2000,
    "connectionsPerAddressPerSecond": 100,
    "connectionBurstPerAddress": 2000,
    "messagesPerAddressPerSecond": 4000,
    "messageBurstPerAddress": 8000,
    "hellosPerAddressPerSecond": 200,
    "helloBurstPerAddress": 2000,
    "hellosInFlightPerAddress": 256,
    "includeLoopback": false,
    "messagesPerSecond": 20,
    "burst": 40,
    "rateIgnoredMs": 5000,
    "enqueueCost": 4,
    "frameBytes": 16384,
    "fragments": 16,
    "bufferedChunks": 64,
    "messageMs": 10000,
    "helloMs": 5000,
    "hellosInFlight": 4096,
    "protocolErrors": 3,
    "protocolErrorWindowMs": 10000,
    "sendBufferBytes": 4194304,
    "sendBuffersBytes": 268435456,
    "reservedDescriptors": 256,
    "adminBodyBytes": 2097152,
    "eventReaders": 64
  },
  "heartbeat": {
    "intervalMs": 30000,
    "timeoutMs": 3000,
    "missedMax": 3,
    "suspectIntervalMs": 15000,
    "recoverStepMs": 5000,
    "clientIntervalMs": 30000,
    "clientTimeoutMs": 5000,
    "clientMissedMax": 2
  },
  "queues": {
    "duel": {
      "rules": {
        "name": "duel",
        "ruleLanguageVersion": "1.0",
        "playerAttributes": [
          {
            "name": "rating",
            "type": "number"
          }
        ],
        "algorithm": {
          "expansionAgeSelection": "oldest"
        },
        "teams": [
          {
            "name": "red",
            "minPlayers": 1,
            "maxPlayers": 1
          },
          {
            "name": "blue",
            "minPlayers": 1,
            "maxPlayers": 1
          }
        ],
        "rules": [
          {
            "name": "closeRating",
            "type": "batchDistance",
            "batchAttribute": "rating",
            "maxDistance": 100
          }
        ],
        "expansions": [
          {
            "target": "rules[closeRating].maxDistance",
            "steps": [
              {
                "waitTimeSeconds": 5,
                "value": 250
              },
              {
                "waitTimeSeconds": 15,
                "value": 500
              }
            ]
          }
        ],
        "queue": {
          "tickMs": 0,
          "requestTimeoutSeconds": 300
        }
      }
    },
    "squads": {
      "rules": {
        "name": "squads",
        "ruleLanguageVersion": "1.0",
        "playerAttributes": [
          {
            "name": "rating",
            "type": "number"
          }
        ],
        "algorithm": {
          "expansionAgeSelection": "oldest"
        },
        "teams": [
          {
            "name": "red",
            "minPlayers": 5,
            "maxPlayers": 5
          },
          {
            "name": "blue",
            "minPlayers": 5,
            "maxPlayers": 5
          }
        ],
        "rules": [
          {
            "name": "closeRating",
            "type": "batchDistance",
            "batchAttribute": "rating",
            "maxDistance": 100
          }
        ],
        "expansions": [
          {
            "target": "rules[closeRating].maxDistance",
            "steps": [
              {
                "waitTimeSeconds": 5,
                "value": 250
              },
              {
                "waitTimeSeconds": 15,
                "value": 500
              }
            ]
          }
        ],
        "queue": {
          "tickMs": 200,
          "requestTimeoutSeconds": 300
        }
      }
    }
  }
};
