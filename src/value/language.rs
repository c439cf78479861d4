//! The language of the page: Japanese until switched, whatever the browser says. Files never change language.

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

    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        self.choose(Self::English, Self::Japanese)
    }

    /// The one of two fixed sentences that is in this language, where others beside it are put together.
    pub fn say(self, japanese: &str, english: &str) -> String {
        self.choose(japanese, english).to_owned()
    }

    /// The one of two texts that is in this language.
    pub fn choose<T>(self, japanese: T, english: T) -> T {
        match self {
            Self::Japanese => japanese,
            Self::English => english,
        }
    }
}
