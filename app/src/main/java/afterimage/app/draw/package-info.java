/** Clips that the user makes by hand, and what the model makes of them. */
package afterimage.app.draw;
