//! The codec from outside: against the conformance files, against hostile bytes, against itself.

mod allocation;
mod conformance;
mod generators;
mod hostile;
mod json_request;
mod json_response;
mod limits;
mod match_view;
mod round_trip;
mod samples;
