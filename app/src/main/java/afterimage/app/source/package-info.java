/** Data of the user's: choosing files, what of them is taken, and a look at it before. */
package afterimage.app.source;
