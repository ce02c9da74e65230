/** Studies in the window: chosen, composed, trained, compared, reported. */
package afterimage.app.study;
