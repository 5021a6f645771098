//! What players' tokens say, and whom a player may bring along.

use serde::{Deserialize, Serialize};

use super::Engine;
use super::answer::{Asker, Refused};
use super::own_value::own;
use crate::code::Code;
use crate::command::{self, Member, VerifiedMember};
use crate::limits;
use crate::value::OwnedValue;

/// How much the values of a request weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Authority {
    /// They win, and may be given for every attribute: a server's request.
    Server,
    /// A profile wins, and they may be given for every attribute: a player's request where no token is asked for.
    Anybody,
    /// The player's token wins, then a profile, and the request may give only the queue's `clientAttributes`.
    Token,
}

/// What a verified token says of a player beside who he is. Belongs to his session, and is replaced when he shows a
/// newer token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Claims {
    /// Values by attribute name, each name once.
    pub(super) attributes: Box<[(Box<str>, OwnedValue)]>,
    /// The ids of the party that he agrees to; empty: none.
    pub(super) party: Box<[Box<str>]>,
}

impl Claims {
    /// Copies what a token says.
    ///
    /// # Errors
    /// `BAD_ATTRIBUTE` for a value over the limits, `PARTY_TOO_LARGE`.
    pub(super) fn read(player_id: &str, claims: &command::Claims<'_>) -> Result<Claims, Refused> {
        let refuse = |what: String| {
            Refused::new(Code::BadAttribute, format!("the token of player `{player_id}`: {what}"))
        };
        if claims.attributes.len() > limits::CLAIM_ATTRIBUTES {
            return Err(refuse(format!("more than {} attributes", limits::CLAIM_ATTRIBUTES)));
        }
        if claims.party.len() > limits::TICKET_PLAYERS {
            let message = format!(
                "the token of player `{player_id}`: a party has at most {} players",
                limits::TICKET_PLAYERS
            );
            return Err(Refused::new(Code::PartyTooLarge, message));
        }
        let mut attributes: Vec<(Box<str>, OwnedValue)> = Vec::with_capacity(claims.attributes.len());
        for attribute in claims.attributes {
            let name = attribute.name;
            if attributes.iter().any(|(earlier, _)| &**earlier == name) {
                return Err(refuse(format!("attribute `{name}` is given twice")));
            }
            attributes.push((name.into(), own(name, &attribute.value).map_err(refuse)?));
        }
        let party = claims.party.iter().map(|id| Box::from(*id)).collect();
        Ok(Claims { attributes: attributes.into(), party })
    }

    /// The value for an attribute, if the token has one.
    pub(super) fn value(&self, name: &str) -> Option<&OwnedValue> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| value)
    }

    /// True when these members are exactly the party that the token's bearer agrees to. He agrees to himself whether
    /// or not the token lists him, but not to a party without him.
    fn agrees_to(&self, bearer: &str, members: &[Member<'_>]) -> bool {
        let listed = |id: &str| self.party.iter().any(|listed| &**listed == id);
        let named = |id: &str| members.iter().any(|member| member.player_id == id);
        !self.party.is_empty()
            && named(bearer)
            && members.iter().all(|member| member.player_id == bearer || listed(member.player_id))
            && self.party.iter().all(|id| named(id))
    }
}

/// Tokens of members that came with a request, by player id.
#[derive(Debug, Default)]
pub(super) struct Verified<'a>(Vec<(&'a str, Claims)>);

impl<'a> Verified<'a> {
    /// Copies what the members' tokens say.
    ///
    /// # Errors
    /// As [`Claims::read`].
    pub(super) fn read(members: &[VerifiedMember<'a>]) -> Result<Verified<'a>, Refused> {
        let read = |member: &VerifiedMember<'a>| {
            Ok((member.player_id, Claims::read(member.player_id, &member.claims)?))
        };
        members.iter().map(read).collect::<Result<_, Refused>>().map(Verified)
    }

    fn of(&self, id: &str) -> Option<&Claims> {
        self.0.iter().find(|(player_id, _)| *player_id == id).map(|(_, claims)| claims)
    }
}

/// What counts for the members of a request.
pub(super) struct Standing<'b> {
    /// How much the request's own values weigh.
    pub(super) authority: Authority,
    /// What each member's token says, in the order of the members; empty when nobody has one.
    claims: Vec<Option<&'b Claims>>,
}

impl Standing<'_> {
    /// What the token of this member says.
    pub(super) fn claims(&self, member: usize) -> Option<&Claims> {
        self.claims.get(member).copied().flatten()
    }
}

impl Engine {
    /// Decides whether the asker may name these members, and what counts for their values. A server may name anybody,
    /// and so may anybody where tokens are not asked for. A player with a token may name himself, those whose tokens
    /// he brings, and the party that his own token lists, all of it and nobody else.
    ///
    /// # Errors
    /// `UNAUTHORIZED`.
    pub(super) fn standing<'b>(
        &'b self,
        asker: &Asker<'_>,
        members: &[Member<'_>],
        verified: &'b Verified<'_>,
    ) -> Result<Standing<'b>, Refused> {
        let Some(player) = asker.player else {
            let claims = members.iter().map(|member| self.live_claims(member.player_id)).collect();
            return Ok(Standing { authority: Authority::Server, claims });
        };
        let own = self.players[player].session.and_then(|session| self.sessions[session].claims.as_ref());
        let Some(own) = own else {
            return Ok(Standing { authority: Authority::Anybody, claims: Vec::new() });
        };
        let asker_id = &*self.players[player].id;
        let is_party = own.agrees_to(asker_id, members);
        let claims = members.iter().map(|member| {
            let id = member.player_id;
            if let Some(shown) = verified.of(id) {
                Ok(Some(shown))
            } else if id == asker_id {
                Ok(Some(own))
            } else if is_party {
                Ok(self.live_claims(id))
            } else {
                Err(stranger(id))
            }
        });
        Ok(Standing { authority: Authority::Token, claims: claims.collect::<Result<_, _>>()? })
    }

    /// What the token of a player says who has a session.
    fn live_claims(&self, id: &str) -> Option<&Claims> {
        let session = self.players[self.players.find(id)?].session?;
        self.sessions[session].claims.as_ref()
    }
}

fn stranger(id: &str) -> Refused {
    let message = format!(
        "player `{id}` has not agreed: bring his token, or a token of your own whose claim `party` lists exactly \
         these players"
    );
    Refused::new(Code::Unauthorized, message)
}
