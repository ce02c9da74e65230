/** The setup panel: everything that makes a run what it is. */
package afterimage.app.setup;
