//! `compound`: other rules joined by `and`, `or`, `not` and `xor`.

use super::{Rules, refuse_unknown};
use crate::limits;
use crate::rules::model::{RuleKind, Statement};
use crate::rules::read::document::Object;
use crate::rules::read::names::Found;

/// Reads the statement; its rules have been read before, as `FlexMatch` wants it.
pub(super) fn read(object: &Object<'_>, rules: &Rules) -> Option<Statement> {
    refuse_unknown(object, &["statement"]);
    let node = object.require("statement")?;
    let text = node.text()?;
    let mut reader = Reader { text, at: 0, rules, nodes: 0 };
    let statement = reader.statement(0).and_then(|statement| reader.end().map(|()| statement));
    match statement {
        Ok(statement) => Some(statement),
        Err((at, message)) => {
            let column = text[..at].chars().count() + 1;
            node.tell(message.map(|message| format!("column {column}: {message}")));
            None
        }
    }
}

/// Where a mistake is, in bytes, and what is wrong unless it is told already.
type Mistake = (usize, Option<String>);

struct Reader<'t> {
    text: &'t str,
    at: usize,
    rules: &'t Rules,
    /// Rules and operators so far, those of compound rules inside counted too.
    nodes: usize,
}

impl Reader<'_> {
    fn statement(&mut self, nesting: usize) -> Result<Statement, Mistake> {
        let start = self.skip_blanks();
        self.count(start, 1)?;
        if nesting > limits::EXPRESSION_NESTING {
            return Err((start, Some(format!("nested deeper than {} levels", limits::EXPRESSION_NESTING))));
        }
        let rest = &self.text[start..];
        let name = rest[..rest.find(['(', ')', ',']).unwrap_or(rest.len())].trim_end();
        self.at = start + name.len();
        if name.is_empty() {
            return Err((
                start,
                Some(format!("expected a rule or and, or, not, xor, found {}", self.describe())),
            ));
        }
        if !self.take('(') {
            return self.rule(start, name);
        }
        let arguments = self.arguments(nesting)?;
        match (name, arguments.len()) {
            ("and", _) => Ok(Statement::And(arguments.into())),
            ("or", _) => Ok(Statement::Or(arguments.into())),
            ("xor", _) => Ok(Statement::Xor(arguments.into())),
            ("not", 1) => {
                Ok(Statement::Not(arguments.into_iter().map(Box::new).next().expect("one argument")))
            }
            ("not", many) => Err((start, Some(format!("not takes one argument, found {many}")))),
            _ => Err((start, Some(format!("expected and, or, not or xor, found `{name}`")))),
        }
    }

    fn arguments(&mut self, nesting: usize) -> Result<Vec<Statement>, Mistake> {
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.statement(nesting + 1)?);
            if self.take(')') {
                return Ok(arguments);
            }
            if !self.take(',') {
                let at = self.skip_blanks();
                return Err((at, Some(format!("expected `,` or `)`, found {}", self.describe()))));
            }
        }
    }

    fn rule(&mut self, at: usize, name: &str) -> Result<Statement, Mistake> {
        let rule = match self.rules.names.find(name) {
            Found::Known(rule) => *rule,
            Found::Broken => return Err((at, None)),
            Found::Unknown => {
                let earlier = self.rules.names.list();
                return Err((
                    at,
                    Some(format!("no rule `{name}` is declared before this one; declared are: {earlier}")),
                ));
            }
        };
        match &self.rules.declared[rule].rule.kind {
            RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } => {
                Err((at, Some(format!("`{name}` is a batchDistance rule, which no compound rule may name"))))
            }
            RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => Err((
                at,
                Some(format!("`{name}` is a sort, which holds always: no compound rule may name it")),
            )),
            RuleKind::Compound { statement } => {
                self.count(at, self.size(statement))?;
                Ok(Statement::Rule(rule))
            }
            _ => Ok(Statement::Rule(rule)),
        }
    }

    /// How many rules and operators a statement comes to, those of compound rules inside counted too.
    fn size(&self, statement: &Statement) -> usize {
        match statement {
            Statement::Rule(rule) => match &self.rules.declared[*rule].rule.kind {
                RuleKind::Compound { statement } => 1 + self.size(statement),
                _ => 1,
            },
            Statement::Not(inner) => 1 + self.size(inner),
            Statement::And(inner) | Statement::Or(inner) | Statement::Xor(inner) => {
                1 + inner.iter().map(|statement| self.size(statement)).sum::<usize>()
            }
        }
    }

    fn count(&mut self, at: usize, nodes: usize) -> Result<(), Mistake> {
        self.nodes += nodes;
        if self.nodes <= limits::EXPRESSION_NODES {
            return Ok(());
        }
        Err((at, Some(format!("more than {} rules and operators", limits::EXPRESSION_NODES))))
    }

    fn skip_blanks(&mut self) -> usize {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.at
    }

    fn take(&mut self, wanted: char) -> bool {
        let at = self.skip_blanks();
        let is_next = self.text[at..].starts_with(wanted);
        self.at += if is_next { wanted.len_utf8() } else { 0 };
        is_next
    }

    fn describe(&self) -> String {
        let next = self.text[self.at..].trim_start().chars().next();
        next.map_or_else(|| "the end".to_owned(), |next| format!("`{next}`"))
    }

    fn end(&mut self) -> Result<(), Mistake> {
        let at = self.skip_blanks();
        if at == self.text.len() {
            return Ok(());
        }
        Err((at, Some(format!("expected the end, found {}", self.describe()))))
    }
}

/// Marks every rule that a statement names as a part.
pub(super) fn mark_parts(statement: &Statement, mark: &mut impl FnMut(usize)) {
    match statement {
        Statement::Rule(rule) => mark(*rule),
        Statement::Not(inner) => mark_parts(inner, mark),
        Statement::And(inner) | Statement::Or(inner) | Statement::Xor(inner) => {
            inner.iter().for_each(|statement| mark_parts(statement, mark));
        }
    }
}
