//! The functions of the language: what they take and what they give.

use super::{Element, Mistake, Reading, Shape, Typed};
use crate::rules::expression::{Expression, Function};

const FUNCTIONS: [(&str, Function); 9] = [
    ("min", Function::Min),
    ("max", Function::Max),
    ("avg", Function::Average),
    ("median", Function::Median),
    ("sum", Function::Sum),
    ("count", Function::Count),
    ("stddev", Function::StandardDeviation),
    ("flatten", Function::Flatten),
    ("set_intersection", Function::SetIntersection),
];

/// The function of a name.
pub(super) fn function(name: &str) -> Option<Function> {
    FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, function)| *function)
}

/// Every name, for a message.
pub(super) fn names() -> String {
    FUNCTIONS.map(|(name, _)| name).join(", ")
}

fn name(function: Function) -> &'static str {
    FUNCTIONS.iter().find(|(_, known)| *known == function).map_or("", |(name, _)| name)
}

/// A call whose arguments, each with where it begins, are what the function takes.
pub(super) fn typed(function: Function, at: usize, arguments: Vec<(usize, Typed)>) -> Reading<Typed> {
    if arguments.len() > 1 && function != Function::SetIntersection {
        let name = name(function);
        return Err(Mistake::at(
            arguments[1].0,
            format!("{name} takes one argument, found {}", arguments.len()),
        ));
    }
    let shape = if arguments.len() > 1 {
        common(&arguments)?
    } else {
        let (begins, typed) = arguments.first().ok_or_else(|| Mistake::at(at, "expected an argument"))?;
        given(function, *begins, typed.shape)?
    };
    let arguments = arguments.into_iter().map(|(_, typed)| typed.expression).collect();
    Ok(Typed { expression: Expression::Call { function, arguments }, shape })
}

/// What a function gives for one argument. On nested lists each works on the innermost; `flatten` takes the outermost
/// level away.
fn given(function: Function, at: usize, shape: Shape) -> Reading<Shape> {
    let inner = Shape { depth: shape.depth.saturating_sub(1), ..shape };
    let (is_right, wants, gives) = match function {
        Function::Count => {
            let gives = Shape { element: Element::Number, is_collection: false, ..inner };
            (shape.depth >= 1, "a list", gives)
        }
        Function::Flatten => {
            let is_collection = shape.is_collection && shape.depth > 2;
            (shape.depth >= 2, "a list of lists", Shape { is_collection, ..inner })
        }
        Function::SetIntersection => {
            let is_right = shape.depth >= 2 && shape.element == Element::Text;
            (is_right, "a list of lists of texts", Shape { is_collection: true, ..inner })
        }
        _ => (shape.depth >= 1 && shape.element == Element::Number, "a list of numbers", inner),
    };
    if is_right {
        return Ok(gives);
    }
    Err(Mistake::at(at, format!("{} takes {wants}, found {shape}", name(function))))
}

/// `set_intersection` of several lists of texts.
fn common(arguments: &[(usize, Typed)]) -> Reading<Shape> {
    for (at, Typed { shape, .. }) in arguments {
        if shape.element != Element::Text || shape.depth != 1 {
            return Err(Mistake::at(
                *at,
                format!("set_intersection of several takes lists of texts, found {shape}"),
            ));
        }
    }
    Ok(Shape::TEXTS)
}
