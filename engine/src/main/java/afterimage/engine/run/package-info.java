/** A run: its settings, its folder on disk, its checkpoints, and the loop that trains it. */
package afterimage.engine.run;
