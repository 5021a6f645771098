//! The same messages for prost, as `prost-build` writes them from `proto/musterd/v1.proto` with its option
//! `btree_map`, the faster of its two maps at this size. Bodies that the benchmark never sends are left out of
//! the two `oneof`s, which can only help.

#![expect(clippy::large_enum_variant, clippy::struct_field_names, reason = "so prost-build writes them")]

use std::collections::BTreeMap;

#[derive(Clone, PartialEq, prost::Message)]
pub struct ClientMessage {
    #[prost(string, tag = "1")]
    pub id: String,
    #[prost(uint32, tag = "2")]
    pub request: u32,
    #[prost(oneof = "ClientBody", tags = "4, 5, 9, 10")]
    pub body: Option<ClientBody>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub enum ClientBody {
    #[prost(message, tag = "4")]
    Enqueue(Enqueue),
    #[prost(message, tag = "5")]
    Cancel(Cancel),
    #[prost(message, tag = "9")]
    Ack(Ack),
    #[prost(message, tag = "10")]
    Ping(Time),
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Enqueue {
    #[prost(string, tag = "1")]
    pub ticket_id: String,
    #[prost(string, tag = "2")]
    pub queue: String,
    #[prost(message, repeated, tag = "3")]
    pub players: Vec<Player>,
    #[prost(btree_map = "string, message", tag = "4")]
    pub attributes: BTreeMap<String, Value>,
    #[prost(btree_map = "string, double", tag = "5")]
    pub latency_ms: BTreeMap<String, f64>,
    #[prost(string, tag = "6")]
    pub traceparent: String,
    #[prost(string, repeated, tag = "7")]
    pub queues: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Player {
    #[prost(string, tag = "1")]
    pub player_id: String,
    #[prost(btree_map = "string, message", tag = "2")]
    pub attributes: BTreeMap<String, Value>,
    #[prost(btree_map = "string, double", tag = "3")]
    pub latency_ms: BTreeMap<String, f64>,
    #[prost(string, tag = "4")]
    pub token: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Value {
    #[prost(oneof = "Kind", tags = "1, 2, 3, 4")]
    pub kind: Option<Kind>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub enum Kind {
    #[prost(double, tag = "1")]
    Number(f64),
    #[prost(string, tag = "2")]
    Text(String),
    #[prost(message, tag = "3")]
    List(TextList),
    #[prost(message, tag = "4")]
    Map(NumberMap),
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct TextList {
    #[prost(string, repeated, tag = "1")]
    pub items: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct NumberMap {
    #[prost(btree_map = "string, double", tag = "1")]
    pub entries: BTreeMap<String, f64>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Cancel {
    #[prost(string, tag = "1")]
    pub ticket_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Ack {
    #[prost(uint32, tag = "1")]
    pub seq: u32,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Time {
    #[prost(double, tag = "1")]
    pub ts: f64,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct ServerMessage {
    #[prost(uint32, tag = "1")]
    pub seq: u32,
    #[prost(string, tag = "2")]
    pub r#ref: String,
    #[prost(uint32, tag = "3")]
    pub request: u32,
    #[prost(oneof = "ServerBody", tags = "7, 9")]
    pub body: Option<ServerBody>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub enum ServerBody {
    #[prost(message, tag = "7")]
    Match(Match),
    #[prost(message, tag = "9")]
    Pong(Time),
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Match {
    #[prost(string, tag = "1")]
    pub match_id: String,
    #[prost(string, tag = "2")]
    pub ticket_id: String,
    #[prost(string, tag = "3")]
    pub queue: String,
    #[prost(message, repeated, tag = "4")]
    pub teams: Vec<Team>,
    #[prost(string, tag = "5")]
    pub region: String,
    #[prost(double, tag = "6")]
    pub quality: f64,
    #[prost(message, optional, tag = "7")]
    pub connection: Option<Connection>,
    #[prost(string, tag = "8")]
    pub pass: String,
    #[prost(bool, tag = "9")]
    pub truncated: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Team {
    #[prost(string, tag = "1")]
    pub name: String,
    #[prost(message, repeated, tag = "2")]
    pub players: Vec<TeamPlayer>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct TeamPlayer {
    #[prost(string, tag = "1")]
    pub player_id: String,
    #[prost(btree_map = "string, message", tag = "2")]
    pub attributes: BTreeMap<String, Value>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub struct Connection {
    #[prost(string, tag = "1")]
    pub host: String,
    #[prost(uint32, tag = "2")]
    pub port: u32,
    #[prost(string, tag = "3")]
    pub region: String,
    #[prost(string, tag = "4")]
    pub data: String,
}
