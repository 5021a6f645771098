//! Which tickets go to a canary.

use serde::{Deserialize, Serialize};

use super::Engine;
use super::fingerprint::Fnv;
use super::lane::Lane;
use super::queue::Queue;
use crate::command::Member;
use crate::message::CanaryView;

/// A version of the rules for some of the players. Its tickets wait in a lane of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Canary {
    pub(super) version: u32,
    /// What the choice is salted with.
    pub(super) name: Box<str>,
    pub(super) share: Share,
}

/// Which players a canary is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Share {
    /// So many in a hundred.
    Percent(f64),
    /// Those of this game build; a `*` at the end stands for any ending.
    Release(Box<str>),
}

/// Of so many parts of all players a share takes some: a hundredth of a percent is the least.
const PARTS: u64 = 10_000;

impl Canary {
    pub(super) fn view(&self) -> CanaryView<'_> {
        let (percent, release) = match &self.share {
            Share::Percent(percent) => (*percent, ""),
            Share::Release(release) => (0.0, &**release),
        };
        CanaryView { version: self.version, percent, release, name: &self.name }
    }

    /// True for a player that it is for. Depends on the names and the share alone, so a larger share keeps everybody
    /// that a smaller one had.
    fn takes(&self, queue_name: &str, player_id: &str, release: &str) -> bool {
        match &self.share {
            Share::Release(wanted) => match wanted.strip_suffix('*') {
                Some(beginning) => release.starts_with(beginning),
                None => release == &**wanted,
            },
            Share::Percent(percent) => {
                let mut hash = Fnv::new();
                for text in [queue_name, &self.name, player_id] {
                    hash.text(text);
                }
                #[expect(clippy::cast_precision_loss, reason = "below 10,000")]
                let part = (mixed(hash.finish()) % PARTS) as f64;
                #[expect(clippy::cast_precision_loss, reason = "10,000")]
                let taken = percent / 100.0 * PARTS as f64;
                part < taken
            }
        }
    }
}

/// Spreads every bit over all others: the last step of `SplitMix64` (Steele, Lea, Flood 2014). FNV's low bits alone
/// depend on the low bits of the text.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

impl Engine {
    /// The lane of the queue's canary, if it is for this party and makes passes. The party follows its lowest player
    /// id, by bytes; his game build is that of his latest hello, and unknown when he has no session.
    pub(super) fn canary_for<'e>(&'e self, queue: &'e Queue, members: &[Member<'_>]) -> Option<&'e Lane> {
        let canary = queue.canary.as_ref()?;
        let lane = queue.canary_lane()?;
        let leader = members.iter().map(|member| member.player_id).min()?;
        let session = self.players.find(leader).and_then(|player| self.players[player].session);
        let release = session.map_or("", |session| &self.sessions[session].release);
        let is_taken = !lane.is_suspended && canary.takes(&queue.name, leader, release);
        is_taken.then_some(lane)
    }
}

#[cfg(test)]
mod tests {
    use super::{Canary, Share};

    fn canary(name: &str, share: Share) -> Canary {
        Canary { version: 2, name: name.into(), share }
    }

    #[test]
    fn a_share_is_about_as_large_as_asked_and_grows_without_losing_anybody() {
        let players: Vec<String> = (0..20_000).map(|number| format!("player-{number}")).collect();
        let mut before: Vec<&String> = Vec::new();
        for (percent, least, most) in
            [(0.0, 0, 0), (0.5, 60, 140), (5.0, 850, 1_150), (50.0, 9_600, 10_400), (100.0, 20_000, 20_000)]
        {
            let canary = canary("2", Share::Percent(percent));
            let taken: Vec<&String> =
                players.iter().filter(|player| canary.takes("duel", player, "")).collect();
            assert!((least..=most).contains(&taken.len()), "{percent} %: {}", taken.len());
            assert!(before.iter().all(|player| taken.contains(player)), "{percent} % lost somebody");
            before = taken;
            if before.len() > 2_000 {
                before.truncate(50);
            }
        }
    }

    #[test]
    fn another_name_or_queue_chooses_others() {
        let players: Vec<String> = (0..4_000).map(|number| format!("player-{number}")).collect();
        let chosen = |queue: &str, name: &str| -> Vec<bool> {
            let canary = canary(name, Share::Percent(50.0));
            players.iter().map(|player| canary.takes(queue, player, "")).collect()
        };
        let base = chosen("duel", "2");
        for other in [chosen("squads", "2"), chosen("duel", "3")] {
            let same = base.iter().zip(&other).filter(|(one, other)| one == other).count();
            assert!((1_800..=2_200).contains(&same), "{same} of 4000 fall alike");
        }
    }

    #[test]
    fn a_release_is_meant_whole_or_by_its_beginning() {
        for (wanted, release, is_taken) in [
            ("1.8.2", "1.8.2", true),
            ("1.8.2", "1.8.20", false),
            ("1.8.*", "1.8.20", true),
            ("1.8.*", "1.9.0", false),
            ("1.8.*", "", false),
            ("*", "", true),
        ] {
            let canary = canary("2", Share::Release(wanted.into()));
            assert_eq!(canary.takes("duel", "ann", release), is_taken, "{wanted} and {release}");
        }
    }
}
