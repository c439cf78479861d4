//! Lists of words in a sentence, with the separators of each language.

use super::Language;

impl Language {
    /// A list of these words: 東京、大阪 or Tokyo, Osaka.
    pub fn list<T: AsRef<str>>(self, words: impl IntoIterator<Item = T>) -> String {
        joined(words, self.choose("、", ", "))
    }

    /// A list of closely related words: 目標・実績 or targets, actuals.
    pub fn series<T: AsRef<str>>(self, words: impl IntoIterator<Item = T>) -> String {
        joined(words, self.choose("・", ", "))
    }
}

fn joined<T: AsRef<str>>(words: impl IntoIterator<Item = T>, between: &str) -> String {
    let mut list = String::new();
    for (nth, word) in words.into_iter().enumerate() {
        if nth > 0 {
            list.push_str(between);
        }
        list.push_str(word.as_ref());
    }
    list
}
