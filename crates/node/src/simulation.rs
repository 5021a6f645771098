//! The class `Simulation`.

use musterd_host::{self as host};
use napi::bindgen_prelude::{FromNapiValue, Unknown};
use napi_derive::napi;

use crate::guard::{Coded, guard, refused};
use crate::options::whole;

/// Rule sets over recorded or invented arrivals, in virtual time.
#[napi]
pub struct Simulation {
    inner: host::Simulation,
}

#[napi]
impl Simulation {
    /// Prepares everybody who arrives. `request` is a JSON text; `ts/simulate/request.ts` has its keys.
    ///
    /// Throws `ERR_MUSTER_BAD_ARGUMENT` for a request that is none, `_RULES_INVALID`, and `_CONFIG_INVALID` for a trace or
    /// a spec that cannot be used.
    #[napi(ts_args_type = "request: string")]
    pub fn open_simulation(request: Unknown<'_>) -> Result<Simulation, Coded> {
        guard("openSimulation", || {
            let request = String::from_unknown(request).map_err(refused("request"))?;
            Ok(Simulation { inner: host::Simulation::open(&request)? })
        })
    }

    /// Goes on for about so many steps: arrivals, cancels, passes. Returns the share of all that is done; 1 at the end.
    ///
    /// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a whole number.
    #[napi(ts_args_type = "steps: number")]
    pub fn advance(&mut self, steps: Unknown<'_>) -> Result<f64, Coded> {
        guard("advance", || {
            let steps = f64::from_unknown(steps).map_err(refused("steps"))?;
            Ok(self.inner.advance(whole("steps", steps)?))
        })
    }

    /// Everything that was found, a JSON text; `ts/simulate/outcome.ts` has its keys. Finishes what is left to do.
    #[napi]
    pub fn outcome(&mut self) -> Result<String, Coded> {
        guard("outcome", || Ok(self.inner.outcome()))
    }
}
