/** The machine that the program runs on: display, log, threads and native libraries. */
package afterimage.app.system;
