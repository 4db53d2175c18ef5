package io.callcraft.incentives.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.incentives.Catalogue;
import io.callcraft.incentives.Item;
import io.callcraft.incentives.Redemption;
import io.callcraft.incentives.Redemptions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The catalogue, and redeeming from it.
 */
@RestController
@Tag(name = "Incentives")
class CatalogueController {

	private final Catalogue catalogue;

	private final Redemptions redemptions;

	CatalogueController(Catalogue catalogue, Redemptions redemptions) {
		this.catalogue = catalogue;
		this.redemptions = redemptions;
	}

	@GetMapping("/api/incentives/catalogue")
	@Operation(summary = "What points can be redeemed for, the cheapest first",
			description = "Whoever keeps the catalogue (OPERATIONS, HR, ADMIN) also sees what is not offered.")
	List<Item> items(Actor actor) {
		return this.catalogue.items(actor);
	}

	@PutMapping("/api/incentives/catalogue/{item}")
	@Operation(summary = "Enters or changes an item; another price is kept beside the earlier ones")
	Item save(Actor actor, @PathVariable String item, @RequestBody ItemBody body) {
		return this.catalogue.save(actor, body.item(item));
	}

	@GetMapping("/api/incentives/catalogue/{item}/prices")
	@Operation(summary = "Every price that an item had, the newest first")
	List<Item.Price> prices(@PathVariable String item) {
		return this.catalogue.prices(item);
	}

	@PutMapping("/api/incentives/catalogue/{item}/picture")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Shows an item: PNG, JPEG or WebP, at most 300,000 bytes")
	void show(Actor actor, @PathVariable String item, @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
			@RequestBody byte[] picture) {
		this.catalogue.show(actor, item, new Item.Picture(type, picture));
	}

	@GetMapping(path = { "/api/incentives/catalogue/{item}/picture", "/catalogue/{item}/picture" })
	@Operation(summary = "What an item looks like")
	ResponseEntity<byte[]> picture(@PathVariable String item) {
		Item.Picture picture = this.catalogue.picture(item).orElseThrow(() -> new NotFound("picture of", item));
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(picture.type()))
			.header("X-Content-Type-Options", "nosniff")
			.body(picture.bytes());
	}

	@GetMapping("/api/reps/{rep}/redemptions")
	@Operation(summary = "The newest hundred redemptions of a rep")
	List<RedemptionView> redemptions(Actor actor, @PathVariable String rep) {
		return this.redemptions.of(actor, new RepId(rep)).stream().map(RedemptionView::of).toList();
	}

	@PostMapping("/api/reps/{rep}/redemptions")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Asks for something; its points are held at once",
			description = "Only the rep can. 409 where there are not enough points, or none is left.")
	RedemptionView ask(Actor actor, @PathVariable String rep, @RequestBody Wish wish) {
		if (wish.item() == null) {
			throw new InvalidInput("item", "is required: the id of what you want");
		}
		return RedemptionView.of(this.redemptions.ask(actor, new RepId(rep), wish.item()));
	}

	@GetMapping("/api/redemptions/{redemption}")
	@Operation(summary = "One redemption")
	RedemptionView redemption(Actor actor, @PathVariable String redemption) {
		return RedemptionView.of(this.redemptions.visible(actor, redemption));
	}

	@PostMapping("/api/redemptions/{redemption}/cancel")
	@Operation(summary = "Takes it back, as long as it is not handed over; the points go back at once")
	RedemptionView cancel(Actor actor, @PathVariable String redemption) {
		return RedemptionView.of(this.redemptions.cancel(actor, redemption));
	}

	/** What a rep wants: the id of an item. */
	record Wish(@Nullable String item) {
	}

	/**
	 * An item as sent.
	 *
	 * @param offered whether it can be redeemed; it can when left out
	 */
	record ItemBody(@Nullable String name, @Nullable String description, @Nullable Long points, @Nullable Integer stock,
			@Nullable Boolean offered) {

		Item item(String id) {
			return new Item(id, (this.name != null) ? this.name : "",
					(this.description != null) ? this.description : "", (this.points != null) ? this.points : 0,
					(this.stock != null) ? this.stock : 0, this.offered == null || this.offered);
		}

	}

	/**
	 * A redemption.
	 *
	 * @param endedBecause why it came to nothing; null unless it did
	 */
	record RedemptionView(String redemption, String rep, String item, String name, long points, Redemption.State state,
			Instant askedAt, @Nullable Instant endedAt, @Nullable String endedBecause) {

		static RedemptionView of(Redemption redemption) {
			return new RedemptionView(redemption.id(), redemption.rep().value(), redemption.item(), redemption.name(),
					redemption.points(), redemption.state(), redemption.askedAt(), redemption.endedAt(),
					redemption.endedBecause());
		}

	}

}
