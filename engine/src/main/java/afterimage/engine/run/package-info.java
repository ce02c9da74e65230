/** What a run is on disk: its settings, its folder and lock, its checkpoints and moments. */
package afterimage.engine.run;
