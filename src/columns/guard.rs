//! The guard against formulas: a spreadsheet must show what we write, never carry it out.
//!
//! A field that begins like a formula gets one `'` in front and loses it on return. Taking off what was put on
//! gives the field back whatever it was: `unguard(guard(field))` is `field`, a property of the tests.

/// Letters by which a field begins that is guarded. The guard itself is one, so that a text that begins with it
/// keeps it.
const BEGINNINGS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// The field as it is written: with one `'` in front where it needs it. A lone `-`, which is 該当なし, needs none.
pub fn guard(field: &str) -> String {
    if field != "-" && field.starts_with(BEGINNINGS) { format!("'{field}") } else { field.to_owned() }
}

/// The field without the guard of [`guard`]; `None` if it has no guard.
pub fn unguarded(field: &str) -> Option<&str> {
    field.strip_prefix('\'').filter(|rest| rest.starts_with(BEGINNINGS))
}

/// The field without the guard of [`guard`]; unchanged if it has no guard.
pub fn unguard(field: &str) -> &str {
    unguarded(field).unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn written(field: &str, expected: &str) {
        assert_eq!(guard(field), expected);
        assert_eq!(unguard(expected), field);
    }

    #[test]
    fn what_begins_like_a_formula_is_guarded() {
        written("=SUM(A1:A3)", "'=SUM(A1:A3)");
        written("+81", "'+81");
        written("-未定", "'-未定");
        written("@名無し", "'@名無し");
        written("\t字下げ", "'\t字下げ");
        written("\r\n次の行", "'\r\n次の行");
        written("'一重", "''一重");
    }

    #[test]
    fn what_does_not_is_left() {
        for field in ["", "-", "計画", "1-2", "＝全角", " =後から"] {
            written(field, field);
        }
        assert_eq!(unguard("'24"), "'24");
    }

    proptest! {
        #[test]
        fn the_guard_comes_off_again(field in "['=+@\\-\\t\\r]{0,3}\\PC{0,4}") {
            let written = guard(&field);
            prop_assert_eq!(unguard(&written), field);
        }
    }
}
