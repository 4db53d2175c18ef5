# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# a second person wants to skip stages of a case
[condition]Gross misconduct is reported with the act and a witness=StageSkip( ground == "GROSS_MISCONDUCT", witnessed == true )
[condition]Gross misconduct is reported without an act or a witness=StageSkip( ground == "GROSS_MISCONDUCT", witnessed == false )
[condition]Something else than gross misconduct is to skip to {stage}=StageSkip( ground != "GROSS_MISCONDUCT", to == EscalationStage.{stage} )

# what a rule concludes
[consequence]It may be skipped because "{reason}"=insert( new SkipReview( "ALLOW", "{reason}" ) );
[consequence]It may not be skipped because "{reason}"=insert( new SkipReview( "REFUSE", "{reason}" ) );
