//! Numbers of a rule set.

/// A finite decimal number as JSON writes it, or `None`. Zero loses its sign, so that equal numbers have equal
/// bits.
pub(super) fn parse_number(text: &str) -> Option<f64> {
    let decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    if !text.bytes().all(decimal) {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    number.is_finite().then_some(number + 0.0)
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn accepts_decimal_numbers_only() {
        for (text, expected) in [
            ("500", Some(500.0)),
            ("-1.5e2", Some(-150.0)),
            ("-0", Some(0.0)),
            ("", None),
            ("inf", None),
            ("NaN", None),
            ("1e999", None),
            (" 5", None),
            ("0x10", None),
        ] {
            assert_eq!(parse_number(text), expected, "{text:?}");
        }
    }
}
