//! Short forms of long indicator names: test cases write {1}, {2}, … instead.

use keikaku::plan::Plan;

/// The longest name that is written out. Longer names are written as {1}, {2}, … by the indicators'
/// order when the plan was opened.
const LONGEST_NAME: usize = 10;

/// The long names of a plan, each with its short form.
#[derive(Debug)]
pub(crate) struct ShortNames(Vec<(String, String)>);

impl ShortNames {
    pub(crate) fn new(plan: &Plan) -> Self {
        let names = plan.indicators().iter().map(|row| row.name.clone()).enumerate();
        let long = names.filter(|(_, name)| name.chars().count() > LONGEST_NAME);
        Self(long.map(|(nth, name)| (format!("{{{}}}", nth + 1), name)).collect())
    }

    pub(crate) fn written_out(&self, line: &str) -> String {
        self.0.iter().fold(line.to_owned(), |line, (short, name)| line.replace(short, name))
    }

    pub(crate) fn shortened(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (short, name)| text.replace(name, short))
    }
}
