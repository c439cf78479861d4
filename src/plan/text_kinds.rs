//! Kinds of texts that are kept as an ordered map from kind to text: of sheets of 効果検証 and of records of activity.

/// Gives each variant of a kind of text its name in records. It does not compile with a variant too few.
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident: $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            /// All of them in the order of the sheet.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in records.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }
    };
}
