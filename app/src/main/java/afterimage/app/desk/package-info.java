/** What the program does, without a scene: which run is in view and trains, files, comparisons, trials, studies, failures. */
package afterimage.app.desk;
