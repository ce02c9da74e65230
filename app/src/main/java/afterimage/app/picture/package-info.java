/** Drawings of known size, for pixels and vectors alike, and the sheets of frames that exports and reports are made of. */
package afterimage.app.picture;
