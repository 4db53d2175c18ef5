// Shows the description of the API with Swagger UI.
window.ui = SwaggerUIBundle({
	url: document.getElementById("api").dataset.description,
	domNode: document.getElementById("api"),
	deepLinking: true,
	validatorUrl: null,
	presets: [SwaggerUIBundle.presets.apis],
});
