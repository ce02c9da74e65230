/** What the model made of the clip shown at each saved moment of its run, and how to go on from there. */
package afterimage.app.history;
