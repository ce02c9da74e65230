/** Reusable controls. */
package afterimage.app.control;
