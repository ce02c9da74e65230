/** The loss curves. */
package afterimage.app.curves;
