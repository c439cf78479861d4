//! Conversion of an SVG picture to PNG by the browser.

use js_sys::encode_uri_component;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// The bytes of a PNG with twice the width and height of the picture in pixels, so that it is sharp on paper.
pub(crate) async fn png(svg: &str, (width, height): (u32, u32)) -> Result<Vec<u8>, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml,{}", String::from(encode_uri_component(svg))));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(2 * width);
    canvas.set_height(2 * height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(2 * width),
        f64::from(2 * height),
    )?;
    let address = canvas.to_data_url_with_type("image/png")?;
    let data = address.split_once(',').map_or("", |(_, data)| data);
    // Each letter of the result represents one byte.
    let bytes = web_sys::window().ok_or(JsValue::NULL)?.atob(data)?;
    Ok(bytes.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect())
}
