/**
 * Sends a server through every slot of its rings, and whatever else it makes once: that is not what a connection takes.
 */
import { helloFrame, pingMessage } from './messages.ts';
import { type Listener, type Place, RawClient } from './raw-client.ts';

/** More than the intake has slots. */
const MESSAGES = 70_000;
const BATCH = 1_000;

/** One connection that says much and hears as much; the bytes that it took stay with the server until it closes. */
class Talker implements Listener {
  readonly #batch = Buffer.concat(Array.from({ length: BATCH }, (_, ts) => pingMessage(ts)));
  readonly #done: () => void;
  readonly #failed: (error: Error) => void;
  #heard = 0;

  constructor(done: () => void, failed: (error: Error) => void) {
    this.#done = done;
    this.#failed = failed;
  }

  opened(client: RawClient): void {
    client.write(helloFrame('talker'));
  }

  /** The first is the welcome. */
  message(client: RawClient): void {
    if (this.#heard < MESSAGES && this.#heard % BATCH === 0) client.write(this.#batch);
    else if (this.#heard === MESSAGES) this.#done();
    this.#heard++;
  }

  closed(_client: RawClient, reason: string): void {
    this.#failed(new Error(`the talker was cut off: ${reason}`));
  }
}

/** Resolves when the server has answered as often as it was asked. */
export function warm(place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const client: RawClient = new RawClient(
      0,
      place,
      new Talker(() => {
        resolve();
        client.destroy();
      }, reject),
    );
  });
}
