/** Train, pause, step and stop; what the run is at; the status bar. */
package afterimage.app.transport;
