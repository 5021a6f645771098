//! What rules look at: the values of waiting players, with every text replaced by a small number.
//!
//! Rules compare texts only for equality, so a search never touches one: an [`Interner`] gives each text a [`Symbol`].
//! A rule set numbers its own texts first, from 0, and the interner of its pool begins with those; what symbol a
//! player's text has depends on the order of arrival and must never decide anything but equality.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::quality::RandomState;

/// A text as a number: equal texts of one interner have equal symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

/// Gives texts their symbols, and forgets those that nobody uses any more.
#[derive(Debug, Default)]
pub struct Interner {
    symbols: HashMap<Arc<str>, Symbol, RandomState>,
    texts: Vec<Option<Text>>,
    free: Vec<Symbol>,
}

#[derive(Debug)]
struct Text {
    text: Arc<str>,
    uses: u32,
}

impl Interner {
    /// An interner whose first symbols are these texts, kept for ever.
    pub fn with(texts: &[Box<str>]) -> Self {
        let mut interner = Interner::default();
        for text in texts {
            interner.take(text);
        }
        interner
    }

    /// The symbol of a text, used once more.
    pub fn take(&mut self, text: &str) -> Symbol {
        if let Some(&symbol) = self.symbols.get(text) {
            if let Some(known) = &mut self.texts[symbol.0 as usize] {
                known.uses += 1;
            }
            return symbol;
        }
        let text: Arc<str> = text.into();
        let known = Some(Text { text: text.clone(), uses: 1 });
        let symbol = if let Some(symbol) = self.free.pop() {
            self.texts[symbol.0 as usize] = known;
            symbol
        } else {
            self.texts.push(known);
            Symbol(u32::try_from(self.texts.len() - 1).expect("fewer than 2^32 texts wait at once"))
        };
        self.symbols.insert(text, symbol);
        symbol
    }

    /// The symbol is used once less; with the last use it may become another text's.
    pub fn release(&mut self, symbol: Symbol) {
        let Some(known) = &mut self.texts[symbol.0 as usize] else { return };
        known.uses -= 1;
        if known.uses == 0 {
            self.symbols.remove(&known.text);
            self.texts[symbol.0 as usize] = None;
            self.free.push(symbol);
        }
    }

    /// The text of a symbol that is in use.
    pub fn text(&self, symbol: Symbol) -> Option<&Arc<str>> {
        self.texts.get(symbol.0 as usize)?.as_ref().map(|known| &known.text)
    }
}

/// One attribute value.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// `number`, finite.
    Number(f64),
    /// `string`
    Text(Symbol),
    /// `string_list`, in the player's order.
    List(Box<[Symbol]>),
    /// `string_number_map`, by rising symbol.
    Map(Box<[(Symbol, f64)]>),
}

/// What rules know of one player.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayerFacts {
    /// His id.
    pub id: Symbol,
    /// One value for each attribute that the rule set declares, in its order.
    pub values: Box<[Fact]>,
    /// Milliseconds to each region that he reported, by rising symbol.
    pub latencies: Box<[(Symbol, f64)]>,
}

/// What rules know of one ticket: its players, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyFacts {
    /// At least one.
    pub players: Box<[PlayerFacts]>,
}

/// A party in a team.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The party.
    pub party: &'a PartyFacts,
    /// Index of its team.
    pub team: usize,
}

#[cfg(test)]
mod tests {
    use super::{Interner, Symbol};

    #[test]
    fn a_text_keeps_its_symbol_while_anybody_uses_it() {
        let mut interner = Interner::with(&["tank".into()]);
        let [one, two] = [interner.take("map"), interner.take("map")];
        assert_eq!((interner.take("tank"), one, two), (Symbol(0), Symbol(1), Symbol(1)));
        interner.release(one);
        assert_eq!(interner.text(two).map(|text| &**text), Some("map"));
        interner.release(two);
        assert_eq!(interner.text(two), None);
        assert_eq!(interner.take("other"), Symbol(1), "a free symbol is used again");
        interner.release(Symbol(0));
        assert_eq!(interner.take("tank"), Symbol(0), "what the rule set names is kept");
    }
}
