//! Choices that records and files keep by a code name: forms that come with the program, fields of projects, texts and columns of
//! sheets, figures and rates of rules, texts and ways of counting of records; and, on the way in, the kinds of rows
//! and columns of files, what is asked of a sheet, and what a person says of it. Reasons and questions, too, have their codes beside them.

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

/// An enum of reasons or questions, from one list of its variants with their stable codes.
macro_rules! with_codes {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$of:meta])* $variant:ident $({ $($fields:tt)* })? $(($($tuple:tt)*))?: $code:literal,)+
    }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$of])* $variant $({ $($fields)* })? $(($($tuple)*))?,)+ }

        impl $name {
            /// The stable code (`IN-101` and so on), for tests and support mails.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)+ }
            }
        }
    };
}

pub(crate) use {coded, with_codes};
