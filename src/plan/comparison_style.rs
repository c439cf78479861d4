//! The layout of a plan's table of old and new (新旧対照表), which every body does in its own way.

/// The layout of the table of old and new.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ComparisonStyle {
    /// Which side is at the left.
    pub order: SideOrder,
    /// Whether a third column is left for remarks (備考).
    pub has_remarks: bool,
    /// What is printed where one side has nothing.
    pub filler: Filler,
    /// How changed words and figures are marked.
    pub mark: ChangeMark,
    /// Whether the heading of every section around a change is printed (見出しを常に表示).
    pub shows_headings: bool,
    /// The head of the column of the new state; blank for 変更後.
    pub after_head: String,
    /// The head of the column of the old state; blank for 変更前.
    pub before_head: String,
    /// The word for what is left out; blank for （略）.
    pub omitted: String,
}

/// Which state is at the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SideOrder {
    /// The new state is at the left, the old one at the right.
    #[default]
    AfterFirst,
    /// The old state is at the left.
    BeforeFirst,
}

/// What is printed where one side has nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filler {
    /// The words （新設） and （削る）.
    #[default]
    Words,
    /// Nothing.
    Empty,
}

/// How changed words and figures are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChangeMark {
    /// They are underlined.
    #[default]
    Underline,
    /// They are bold.
    Bold,
}
