/** Encoder and decoders of cells: the video models, their settings and what they cost. */
package afterimage.engine.model;
