/** Where the model fails: its error over what clips are like, and the worst of them. */
package afterimage.app.mistakes;
