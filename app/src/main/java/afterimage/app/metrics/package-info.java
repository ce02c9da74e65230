/** The held-out metrics as a table. */
package afterimage.app.metrics;
