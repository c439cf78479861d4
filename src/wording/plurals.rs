//! English words that follow a number.

/// The number with the word for one or for several: `1 row is`, `3 rows are`.
pub(crate) fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
