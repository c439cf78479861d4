//! Words in the name of an indicator that tell what its targets stand for and which way it aims.

use crate::value::width::key;

/// By these each target is what its year adds.
const OF_INCREMENTS: [&str; 5] = ["増加分", "増加数", "増加額", "増加件数", "増加人数"];
/// By these less is better.
const OF_LESS: [&str; 16] = [
    "減少",
    "削減",
    "抑制",
    "縮減",
    "待機",
    "犯罪",
    "事故",
    "死亡",
    "死者",
    "不登校",
    "転出",
    "失業",
    "離職",
    "滞納",
    "排出量",
    "火災",
];
/// By these the value is to stay.
const OF_KEEPING: [&str; 1] = ["維持"];

/// Whether the name says that each target is what its year adds.
pub fn names_increments(name: &str) -> bool {
    names_one(name, &OF_INCREMENTS)
}

/// Whether the name says that less is better.
pub fn names_less(name: &str) -> bool {
    names_one(name, &OF_LESS)
}

/// Whether the name says that the value is to stay.
pub fn names_keeping(name: &str) -> bool {
    names_one(name, &OF_KEEPING)
}

fn names_one(name: &str, words: &[&str]) -> bool {
    let name = key(name);
    words.iter().any(|word| name.contains(word))
}
