//! Choices that records and files keep by a code name: forms that come with the program, fields of projects, texts and columns of
//! sheets, figures and rates of rules, texts and ways of counting of records; and, on the way in, the kinds of rows
//! and columns of files, what is asked of a sheet, and what a person says of it.

/// An enum of such choices, from one list of its variants with their codes.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$of:meta])* $variant:ident: $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            /// All of them in the order in which they are offered and listed.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code name in records and files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The one of that code name; `None` if there is none.
            pub fn with_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use coded;
