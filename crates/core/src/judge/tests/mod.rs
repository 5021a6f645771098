//! Tables of cases, and properties against an evaluator of its own.

mod allocation;
mod collections;
mod generator;
mod latency;
mod naive;
mod naive_values;
mod plan;
mod property;
mod support;
mod values;
