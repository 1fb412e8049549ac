//! The macro as a program: reads the path of a guide, and does what the attribute would. With the path of the runtime crate as a second
//! argument it prints the expansion.

#![forbid(unsafe_code)]

use coinw_errors_expander::expand;
use quote::quote;

fn main() {
    let guide = std::env::args().nth(1).expect("the path of a guide");
    let root = std::env::args().nth(2);
    let path = root.as_deref().unwrap_or("::coinw_errors");
    let expansion = expand::error_guide(
        quote!(#guide, matcher = code, crate = #path),
        &quote! {
            /// The codes.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum ErrorCode {}
        },
    );
    if root.is_some() {
        println!("{expansion}");
    }
}
