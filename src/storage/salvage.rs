//! What can be told of a record that cannot be opened: the name of its plan, where its text still holds it.

/// What a record writes before the name of its plan.
const BEFORE_NAME: &str = r#""facts":{"name":"#;

/// The name of the plan in a record, whatever else is wrong with the record; `None` if it is not there, or not whole.
pub fn plan_name_in(record: &str) -> Option<String> {
    // In a text of the record every quotation mark has a backslash before it, so that no text looks like this.
    let (_, behind) = record.split_once(BEFORE_NAME)?;
    let mut texts = serde_json::Deserializer::from_str(behind).into_iter::<String>();
    texts.next()?.ok().filter(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_read_out_of_what_is_left_of_a_record() {
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
