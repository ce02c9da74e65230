/** The chosen model, drawn: encoder, code and decoders over time, and the inside of a cell. */
package afterimage.app.diagram;
