//! The language of the page: Japanese until the user switches it, whatever the browser's language is. Files
//! never change language.

/// The language of labels and sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 日本語.
    #[default]
    Japanese,
    /// English.
    English,
}

impl Language {
    /// Its code, for `lang` attributes.
    pub fn code(self) -> &'static str {
        self.choose("ja", "en")
    }

    /// The other language.
    #[must_use]
    pub fn opposite(self) -> Self {
        self.choose(Self::English, Self::Japanese)
    }

    /// The sentence in this language, as an owned text for places where other sentences are formatted.
    pub fn say(self, japanese: &str, english: &str) -> String {
        self.choose(japanese, english).to_owned()
    }

    /// The text in this language.
    pub fn choose<T>(self, japanese: T, english: T) -> T {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }
}
