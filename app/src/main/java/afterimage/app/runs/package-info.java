/** The list of runs on disk. */
package afterimage.app.runs;
