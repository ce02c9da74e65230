/** The science of Afterimage: clips, cells, models, training and measures. No JavaFX, usable as a library. */
package afterimage.engine;
