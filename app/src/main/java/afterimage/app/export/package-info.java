/** Everything that can be taken away as a file or through the clipboard. */
package afterimage.app.export;
