//! A fixed digest of a text, for ids and keys that are stored.

/// FNV-1a of 64 bits. It must never change, since stored data is looked up by it.
pub fn fnv1a(text: &str) -> u64 {
    let digest = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, digest)
}
