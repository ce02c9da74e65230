/** What a model makes of the clip shown when its inside is changed, beside what it makes of it as it is. */
package afterimage.app.meddle;
