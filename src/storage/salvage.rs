//! The information that can be read from a record that cannot be opened: the name of its plan, if its text still has
//! it.

/// The text before the name of the plan in a record.
const BEFORE_NAME: &str = r#""facts":{"name":"#;

/// The name of the plan in a record, whatever else is wrong with the record; `None` if the name is missing, blank or
/// cut off.
pub fn plan_name_in(record: &str) -> Option<String> {
    // Inside a text of the record every quotation mark is escaped by a backslash, so that no text contains this
    // sequence.
    let (_, behind) = record.split_once(BEFORE_NAME)?;
    let mut texts = serde_json::Deserializer::from_str(behind).into_iter::<String>();
    texts.next()?.ok().filter(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_name_is_read_from_a_damaged_record() {
        let name = |record: &str| plan_name_in(record);
        let whole = r#"{"format":1,"body":{"id":"p","facts":{"name":"計画 \"一\"","area":"県"},"years":"#;
        assert_eq!(name(whole).as_deref(), Some("計画 \"一\""));
        assert_eq!(name(whole.split_once("area").map_or("", |(cut, _)| cut)).as_deref(), Some("計画 \"一\""));
        assert_eq!(name(r#"{"facts":{"name":"計"#), None);
        assert_eq!(name(r#"{"facts":{"name":"  "}}"#), None);
        assert_eq!(name(r#"{"facts":{},"indicators":[{"name":"指標"}]}"#), None);
        assert_eq!(name(r#"{"x":"\"facts\":{\"name\":\"偽\"}"}"#), None);
    }
}
